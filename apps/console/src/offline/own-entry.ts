/** Address of this page's script, whose name is a hash of the build; undefined in development. */
export function ownEntry(): string | undefined {
  const script = document.querySelector<HTMLScriptElement>('script[type="module"][src]')
  return script === null ? undefined : new URL(script.src).pathname
}
