/** Words that sound alike in Portuguese have the same key: "wolksvagem" and "Volkswagen", "disel" and "diesel". */
export function soundOf(word: string): string {
  return word
    .replace(/w/g, 'v')
    .replace(/ph/g, 'f')
    .replace(/y/g, 'i')
    .replace(/[sc]h/g, 'x')
    .replace(/h/g, '')
    .replace(/c(?=[ei])|ss|z/g, 's')
    .replace(/ck|qu(?=[ei])|c/g, 'k')
    .replace(/g(?=[ei])/g, 'j')
    .replace(/m(?=$|[^aeiou])/g, 'n')
    .replace(/ou/g, 'o')
    .replace(/ie/g, 'i')
    .replace(/(.)\1+/g, '$1')
}
