/**
 * In the place of Socket.IO's WebTransport, which its bundle holds for everybody and our server does not speak: 1 kB of the
 * 30 that a page has before anything is opened.
 */
export class WT {
  constructor() {
    throw new Error('WebTransport is not among the transports that the line names')
  }
}
