export { findInChat, findTwin, insertStored, isOwnEcho, type StoredPlace } from './chat-messages.sql.ts'
export {
  absorbChats,
  type Chat,
  findGroup,
  insertChat,
  listKnown,
  lockPeople,
  noteInbound,
  updateChat,
} from './chats.sql.ts'
export {
  cleanText,
  composeParts,
  type FileProblem,
  type MessagePart,
  type PartFile,
  type Say,
} from './compose-parts.ts'
export { eraseChats } from './erase-chats.sql.ts'
export { findLastInbound } from './find-last-inbound.sql.ts'
export { findOrOpenChat } from './find-or-open-chat.sql.ts'
export { findOwnMessage } from './find-own-message.sql.ts'
export { deleteOldEvents, listHandled, takeEvent } from './handled-events.sql.ts'
export { keepMedia, openMedia, sweepMedia } from './keep-media.ts'
export { listInboundIds } from './list-inbound-ids.sql.ts'
export { noteSentMessage } from './note-sent-message.sql.ts'
export { splitText } from './split-text.ts'
