/** Choices as one flat matrix: alternatives `starts[c] … starts[c + 1]` belong to choice `c`, `width` features each. */
export interface LogitData {
  features: Float64Array
  width: number
  starts: Int32Array
  /** Which alternative of each choice was taken, counted from its start. */
  chosen: Int32Array
  /** Utility of each alternative that is not being fitted. */
  offset?: Float64Array
}

export interface LogitFit {
  /** How much each choice counts. */
  weights: Float64Array
  /** Coefficients that must stay ≥ 0. */
  bounded: readonly boolean[]
  /** Ridge pulls coefficients here, with this strength each. */
  centre: Float64Array
  ridge: Float64Array
  start: Float64Array
  /** Newton steps at most. */
  steps: number
}

/**
 * Conditional logit by projected Newton (Bertsekas 1982): coefficients at their bound whose gradient points outwards
 * are held, the others take a Newton step with backtracking. The objective is convex, so few steps suffice.
 */
export function fitLogit(data: LogitData, fit: LogitFit): Float64Array {
  const { width } = data
  let current = Float64Array.from(fit.start)
  let state = evaluate(data, fit, current, true)
  for (let step = 0; step < fit.steps; step++) {
    const { gradient, hessian } = state
    const free: number[] = []
    for (let k = 0; k < width; k++) if (!(fit.bounded[k] && current[k]! <= 0 && gradient[k]! > 0)) free.push(k)
    const direction = solve(hessian, gradient, free, width)
    let scale = 1
    let improved = false
    while (scale > 1e-4) {
      const trial = Float64Array.from(current)
      for (let i = 0; i < free.length; i++) {
        const k = free[i]!
        const moved = current[k]! - scale * direction[i]!
        trial[k] = fit.bounded[k] ? Math.max(0, moved) : moved
      }
      const loss = evaluate(data, fit, trial, false).loss
      if (loss < state.loss - 1e-9) {
        current = trial
        improved = true
        break
      }
      scale /= 2
    }
    if (!improved) break
    if (step < fit.steps - 1) state = evaluate(data, fit, current, true)
  }
  return current
}

/** Probability of each alternative of choice `c`, written to `out` from 0. Returns how many. */
export function choiceProbabilities(data: LogitData, coefficients: Float64Array, c: number, out: Float64Array): number {
  const from = data.starts[c]!
  const count = data.starts[c + 1]! - from
  let highest = Number.NEGATIVE_INFINITY
  for (let a = 0; a < count; a++) {
    let utility = data.offset?.[from + a] ?? 0
    const base = (from + a) * data.width
    for (let k = 0; k < data.width; k++) utility += data.features[base + k]! * coefficients[k]!
    out[a] = utility
    if (utility > highest) highest = utility
  }
  let sum = 0
  for (let a = 0; a < count; a++) {
    out[a] = Math.exp(out[a]! - highest)
    sum += out[a]!
  }
  for (let a = 0; a < count; a++) out[a]! /= sum
  return count
}

interface State {
  loss: number
  gradient: Float64Array
  hessian: Float64Array
}

/** Negative log-likelihood with ridge; its gradient and Hessian when `derive`. */
function evaluate(data: LogitData, fit: LogitFit, coefficients: Float64Array, derive: boolean): State {
  const { features, width, starts, chosen } = data
  const gradient = new Float64Array(derive ? width : 0)
  const hessian = new Float64Array(derive ? width * width : 0)
  const mean = new Float64Array(width)
  let largest = 0
  for (let c = 0; c < chosen.length; c++) largest = Math.max(largest, starts[c + 1]! - starts[c]!)
  const probability = new Float64Array(largest)
  let loss = 0
  for (let k = 0; k < width; k++) {
    const away = coefficients[k]! - fit.centre[k]!
    loss += (fit.ridge[k]! * away * away) / 2
    if (!derive) continue
    gradient[k] = fit.ridge[k]! * away
    hessian[k * width + k] = fit.ridge[k]! + 1e-9
  }
  for (let c = 0; c < chosen.length; c++) {
    const weight = fit.weights[c]!
    if (weight === 0) continue
    const count = choiceProbabilities(data, coefficients, c, probability)
    loss -= weight * Math.log(Math.max(probability[chosen[c]!]!, 1e-300))
    if (!derive) continue
    mean.fill(0)
    for (let a = 0; a < count; a++) {
      const base = (starts[c]! + a) * width
      for (let k = 0; k < width; k++) mean[k]! += probability[a]! * features[base + k]!
    }
    const taken = (starts[c]! + chosen[c]!) * width
    for (let k = 0; k < width; k++) gradient[k]! += weight * (mean[k]! - features[taken + k]!)
    for (let a = 0; a < count; a++) {
      const base = (starts[c]! + a) * width
      const share = weight * probability[a]!
      for (let k = 0; k < width; k++) {
        const left = share * (features[base + k]! - mean[k]!)
        for (let m = 0; m <= k; m++) hessian[k * width + m]! += left * (features[base + m]! - mean[m]!)
      }
    }
  }
  return { loss, gradient, hessian }
}

/** Solves the Newton system on the free coefficients by Cholesky (the lower triangle of `hessian` is filled). */
function solve(hessian: Float64Array, gradient: Float64Array, free: readonly number[], width: number): Float64Array {
  const size = free.length
  const lower = new Float64Array(size * size)
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = hessian[Math.max(free[i]!, free[j]!) * width + Math.min(free[i]!, free[j]!)]!
      for (let k = 0; k < j; k++) sum -= lower[i * size + k]! * lower[j * size + k]!
      lower[i * size + j] = i === j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / lower[j * size + j]!
    }
  }
  const solution = new Float64Array(size)
  for (let i = 0; i < size; i++) {
    let sum = gradient[free[i]!]!
    for (let k = 0; k < i; k++) sum -= lower[i * size + k]! * solution[k]!
    solution[i] = sum / lower[i * size + i]!
  }
  for (let i = size - 1; i >= 0; i--) {
    let sum = solution[i]!
    for (let k = i + 1; k < size; k++) sum -= lower[k * size + i]! * solution[k]!
    solution[i] = sum / lower[i * size + i]!
  }
  return solution
}
