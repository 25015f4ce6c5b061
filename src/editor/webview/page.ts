/** What a page needs of the webview it stands in. */
export interface PageParts {
  readonly title: string;
  /** Addresses the webview may load. */
  readonly script: string;
  readonly style: string;
  /** Random, and new for each page: only what bears it is run or applied. */
  readonly nonce: string;
}

/** A panel's HTML: a frame for its script to draw in, under a policy that allows nothing but its own two files. */
export function pageHtml({ title, script, style, nonce }: PageParts): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <link rel="stylesheet" nonce="${nonce}" href="${style}">
  <title>${title}</title>
</head>
<body>
  <main></main>
  <script nonce="${nonce}" src="${script}"></script>
</body>
</html>`;
}
