export const configOf = (base: string) => fetch(`${base}/api/v1/widget/config`)
