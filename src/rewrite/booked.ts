/**
 * What a rewrite is booked on, in the place of the prompt's own name: apart from the prompt's calls, as it tells
 * nothing about what those cost and answer with; in its file, so that it can be found from there.
 * @param path of the file within its workspace
 */
export function bookedRewrite(path: string, promptName: string): string {
  return `${path}#rewrite of ${promptName}`;
}
