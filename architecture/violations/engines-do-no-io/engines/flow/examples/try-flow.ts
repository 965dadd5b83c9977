import { readFile } from 'node:fs/promises'

export const example = readFile
