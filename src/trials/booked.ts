/**
 * What a trial's calls are booked on, in the place of the prompt's own name: apart from the prompt's calls, as they are
 * no use of it; in its file, so that they can be found from there.
 * @param path of the file within its workspace
 */
export function bookedTrial(path: string, promptName: string): string {
  return `${path}#trial of ${promptName}`;
}
