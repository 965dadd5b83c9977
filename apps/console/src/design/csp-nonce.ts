const meta = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')

/** The nonce under which this page may add style elements; menus and dialogs do, to stop the page behind from scrolling. */
export const cspNonce: string | undefined = meta?.nonce || undefined

// get-nonce, which Radix's scroll lock reads, looks for this name and nothing else.
if (cspNonce !== undefined) Object.assign(globalThis, { __webpack_nonce__: cspNonce })
