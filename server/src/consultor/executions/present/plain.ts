/** Sentences of the engine are Markdown where they quote: here they are text, and screens escape it themselves. */
export function plain(sentence: string): string {
  return sentence.replace(/\\([\\`*_[\]<>#|~])/g, '$1').replace(/\*\*/g, '')
}
