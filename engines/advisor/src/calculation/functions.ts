import { Decimal } from 'decimal.js'
import { lossProbability, profitQuantile } from './monte-carlo.ts'

export type CalculationFunction = (...inputs: Decimal[]) => Decimal

/** Functions a formula may call. Rates are fractions per month, amounts BRL, cash flows at the end of each month. */
export const functions: Readonly<Record<string, CalculationFunction>> = {
  min: (...xs) => Decimal.min(...xs),
  max: (...xs) => Decimal.max(...xs),
  abs: (x) => x!.abs(),
  ceil: (x) => x!.ceil(),
  clamp: (x, low, high) => Decimal.max(low!, Decimal.min(high!, x!)),
  pow: (base, exponent) => base!.pow(exponent!),
  npv: (rate, outlay, inflow, months) => presentValue(rate!, inflow!, months!).minus(outlay!),
  annuity: (rate, outlay, months) => outlay!.div(presentValue(rate!, new Decimal(1), months!)),
  irr: (outlay, inflow, months) => internalRate(outlay!, inflow!, months!),
  mc_loss: (...xs) => new Decimal(lossProbability(xs.map(Number))),
  mc_quantile: (q, ...xs) => new Decimal(profitQuantile(Number(q), xs.map(Number))),
}

function presentValue(rate: Decimal, inflow: Decimal, months: Decimal): Decimal {
  if (rate.isZero()) return inflow.times(months)
  return inflow.times(new Decimal(1).minus(rate.plus(1).pow(months.neg()))).div(rate)
}

/** The monthly rate at which a level inflow repays the outlay, by bisection; not a number when nothing repays it. */
function internalRate(outlay: Decimal, inflow: Decimal, months: Decimal): Decimal {
  if (outlay.lte(0) || inflow.lte(0)) return new Decimal(Number.NaN)
  let low = new Decimal(-0.99)
  let high = new Decimal(10)
  if (presentValue(high, inflow, months).gt(outlay)) return new Decimal(Number.NaN)
  // 60 halvings of an interval of 11 leave 1e-17, far below what a percentage shows.
  for (let n = 0; n < 60; n++) {
    const middle = low.plus(high).div(2)
    if (presentValue(middle, inflow, months).gt(outlay)) low = middle
    else high = middle
  }
  return low.plus(high).div(2)
}
