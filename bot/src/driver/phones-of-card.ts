/** Phones of a vCard as they are written. WhatsApp writes `TEL;waid=5511…:+55 11 …`. */
export function phonesOfCard(vcard: string): string[] {
  return [...vcard.matchAll(/^(?:item\d+\.)?TEL[^:\n]*:(.+)$/gim)].map(([, phone = '']) => phone.trim())
}
