import { test } from 'vitest'
import { runFlowKills } from './run-flow-kills.ts'

test(
  'the server is killed at each effect of a conversation and after each of its steps: every message of the bot is there once, in order',
  { timeout: 1_800_000 },
  runFlowKills,
)
