/** The one tag that shows the chat on a page. @param origin of the company's own host, such as `https://loja.exemplo.com.br` */
export function installSnippet(origin: string, publicKey: string): string {
  return `<script async src="${origin}/widget.js" data-inbox="${publicKey}"></script>`
}
