// Everything about files and voice: its program comes with the first conversation, before which nothing can be attached.
export { AttachButtons } from './attach-buttons.tsx'
export { MessageFile, OutgoingFileView } from './message-file.tsx'
export { Recorder } from './recorder.tsx'
