import { later } from '../design/later.tsx'

const load = () => import('./files.ts')

export const AttachButtons = later(async () => (await load()).AttachButtons)
export const Recorder = later(async () => (await load()).Recorder)
export const MessageFile = later(async () => (await load()).MessageFile)
export const OutgoingFileView = later(async () => (await load()).OutgoingFileView)
