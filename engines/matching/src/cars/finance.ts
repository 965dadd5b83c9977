import { monthlyPayment } from '../wishes/present-value.ts'

export interface Finance {
  /** 0.02 = 2 % a month. */
  monthlyRate: number
  months: number
}

/** An assumption to be replaced by the shop's own terms: about 27 % a year, four years. */
export const DEFAULT_FINANCE: Finance = { monthlyRate: 0.02, months: 48 }

/** An estimate, subject to credit: always show it with its rate and term. */
export interface PaymentEstimate extends Finance {
  /** What is left after down payment and trade-in, centavos, never negative. */
  financed_cents: number
  /** Rounded up to the centavo; taxes, insurance and fees not included. */
  monthly_cents: number
}

/** Estimates the instalment of one car. All amounts in centavos. */
export function estimatePayment(
  price_cents: number,
  { down_payment = 0, trade_in = 0 }: { down_payment?: number; trade_in?: number },
  finance: Finance = DEFAULT_FINANCE,
): PaymentEstimate {
  const financed_cents = Math.max(0, price_cents - down_payment - trade_in)
  const monthly_cents = Math.ceil(monthlyPayment(financed_cents, finance.monthlyRate, finance.months))
  return { ...finance, financed_cents, monthly_cents }
}
