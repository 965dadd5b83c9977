import { env } from 'node:process'

export const keys = [process.env.STRIPE_KEY, process['env'], globalThis.process.env, env]
export const { argv } = process
