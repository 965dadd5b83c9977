export { type CannedResponseRow, readVariables } from './canned-responses.sql.ts'
export {
  createCannedResponse,
  deleteCannedResponse,
  findCannedResponse,
  listCannedResponses,
  updateCannedResponse,
} from './save-canned-response.ts'
