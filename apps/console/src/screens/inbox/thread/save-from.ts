import { saveFile } from '../../../api/save-file.ts'

/**
 * Has the browser keep what an address leads to. Files are another host's, where browsers do not heed `download` and a
 * picture would be shown in the place of the console: it is fetched and kept from here, or, where it may not be fetched,
 * opened in a tab of its own.
 */
export async function saveFrom(url: string, name: string): Promise<void> {
  const blob = await fetch(url, { credentials: 'omit' })
    .then((answer) => (answer.ok ? answer.blob() : undefined))
    .catch(() => undefined)
  if (blob === undefined) window.open(url, '_blank', 'noopener')
  else saveFile(blob, name)
}
