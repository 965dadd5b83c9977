import { RE2JS } from 're2js'

/** Longest expression accepted (characters). */
export const MAX_PATTERN_LENGTH = 500
/**
 * Largest compiled program. RE2 needs time proportional to program × text: 1,000 instructions over 4,096 characters
 * took 5 to 10 ms here, so one hostile expression cannot hold a node.
 */
export const MAX_PATTERN_PROGRAM = 1_000
/** Texts are cut to this before matching (WhatsApp's own limit for one message). */
export const MAX_MATCHED_TEXT = 4_096

export type CompiledPattern =
  | { ok: true; size: number; test: (text: string) => boolean }
  | { ok: false; reason: string }

/** Compiles an RE2 expression (no look-around, no back-references), ignoring case. Never throws. */
export function compilePattern(source: string): CompiledPattern {
  if (source.length > MAX_PATTERN_LENGTH) return { ok: false, reason: `longer than ${MAX_PATTERN_LENGTH} characters` }
  try {
    const compiled = RE2JS.compile(source, RE2JS.CASE_INSENSITIVE)
    const size = compiled.programSize()
    if (size > MAX_PATTERN_PROGRAM) return { ok: false, reason: 'too large once its repeats unfold' }
    return { ok: true, size, test: (text) => compiled.matcher(text.slice(0, MAX_MATCHED_TEXT)).find() }
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : String(error) }
  }
}
