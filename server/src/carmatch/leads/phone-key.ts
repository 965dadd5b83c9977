/** A phone as leads are compared by: in Brazil without the ninth digit, which some leave out. Takes E.164. */
export function phoneKey(phone: string): string {
  const [, area, rest] = /^\+55(\d{2})9?(\d{8})$/.exec(phone) ?? []
  return area === undefined ? phone : `+55${area}${rest}`
}
