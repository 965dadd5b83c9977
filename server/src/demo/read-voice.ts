import { readFile } from 'node:fs/promises'

const FOLDER = new URL('../../data/demo-voices/', import.meta.url)

/** Clips in server/data/demo-voices, whose README says what is said and how they were made. */
export type VoiceName = 'financiamento' | 'troca' | 'atraso' | 'oficina' | 'dor' | 'proposta'

/** An Ogg Opus file of at most 25 kB. */
export function readVoice(name: VoiceName): Promise<Buffer> {
  return readFile(new URL(`${name}.ogg`, FOLDER))
}
