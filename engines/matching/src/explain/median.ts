/**
 * The lower median of the first `count` values, by quickselect: linear time, against n log n for sorting, which at
 * 50,000 rows and ten attributes would cost more than the ranking. Reorders `values`. NaN for an empty range.
 */
export function median(values: Float64Array, count: number): number {
  if (count === 0) return Number.NaN
  const wanted = (count - 1) >> 1
  let low = 0
  let high = count - 1
  while (low < high) {
    const pivot = values[(low + high) >> 1]!
    let left = low
    let right = high
    while (left <= right) {
      while (values[left]! < pivot) left++
      while (values[right]! > pivot) right--
      if (left > right) break
      const swapped = values[left]!
      values[left] = values[right]!
      values[right] = swapped
      left++
      right--
    }
    if (wanted <= right) high = right
    else if (wanted >= left) low = left
    else break
  }
  return values[wanted]!
}
