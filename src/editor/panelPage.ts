/** What the page needs of the webview it stands in. */
export interface PageParts {
  /** Addresses the webview may load. */
  readonly script: string;
  readonly style: string;
  /** Random, and new for each page: only what bears it is run or applied. */
  readonly nonce: string;
}

/** The panel's HTML: a frame for `media/panel.ts` to draw in, under a policy that allows nothing but its own two files. */
export function pageHtml({ script, style, nonce }: PageParts): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <link rel="stylesheet" nonce="${nonce}" href="${style}">
  <title>Spend</title>
</head>
<body>
  <main></main>
  <script nonce="${nonce}" src="${script}"></script>
</body>
</html>`;
}
