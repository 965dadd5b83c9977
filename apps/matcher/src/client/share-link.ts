/** Through the system's own sheet where there is one, else the address is copied. */
export async function shareLink(link: { title: string; url: string }): Promise<'shared' | 'copied' | 'neither'> {
  try {
    if (typeof navigator.share === 'function') {
      await navigator.share(link)
      return 'shared'
    }
    await navigator.clipboard.writeText(link.url)
    return 'copied'
  } catch {
    // Closed again, or forbidden: whoever pressed sees that nothing was shared.
    return 'neither'
  }
}
