/** What `payment` a month over `months` pays for today at `monthlyRate` (0.02 = 2 % a month). Same unit as `payment`. */
export function presentValue(payment: number, monthlyRate: number, months: number): number {
  return payment * annuityFactor(monthlyRate, months)
}

/** The constant payment that settles `principal` in `months` (the "tabela Price"). 0 when nothing is owed. */
export function monthlyPayment(principal: number, monthlyRate: number, months: number): number {
  return Math.max(0, principal) / annuityFactor(monthlyRate, months)
}

function annuityFactor(monthlyRate: number, months: number): number {
  return monthlyRate === 0 ? months : (1 - (1 + monthlyRate) ** -months) / monthlyRate
}
