/** A vCard, in which WhatsApp finds the phones by their digits. */
export function cardOf(name: string, phones: readonly string[]): string {
  const plain = (text: string) => text.replace(/[\r\n]+/g, ' ').replace(/([,;\\])/g, '\\$1')
  const numbers = phones.map((phone) => {
    const digits = phone.replace(/\D/g, '')
    return `TEL;type=CELL;waid=${digits}:${phone.replace(/[\r\n]+/g, ' ')}`
  })
  return ['BEGIN:VCARD', 'VERSION:3.0', `FN:${plain(name)}`, ...numbers, 'END:VCARD'].join('\n')
}
