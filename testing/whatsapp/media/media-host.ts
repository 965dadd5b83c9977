import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import tls from 'node:tls'
import { makeCertificate } from './make-certificate.ts'

/** WhatsApp's host of encrypted files: takes what is posted and gives it to who asks. */
export class MediaHost {
  readonly #server: Server
  readonly #files = new Map<string, Buffer>()
  /** PEM. Programs take it by `NODE_EXTRA_CA_CERTS`; this process by `trustHere`. */
  readonly certificate: string
  /** Answers 404 for every file from now on, as after some weeks. */
  expired = false

  constructor() {
    const { key, certificate } = makeCertificate()
    this.certificate = certificate
    this.#server = createServer({ key, cert: certificate }, (request, response) => {
      const { pathname } = new URL(request.url ?? '/', 'https://localhost')
      if (request.method === 'POST') {
        const parts: Buffer[] = []
        request.on('data', (part: Buffer) => parts.push(part))
        request.on('end', () => response.end(JSON.stringify(this.keep(pathname, Buffer.concat(parts)))))
        return
      }
      const file = this.expired ? undefined : this.#files.get(pathname)
      if (file === undefined) response.writeHead(404).end()
      else response.end(file)
    })
  }

  async listen(): Promise<void> {
    await new Promise<void>((ready) => this.#server.listen(0, '127.0.0.1', ready))
  }

  /** As clients write it: without a scheme. */
  get host(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  keep(path: string, bytes: Buffer): { url: string; direct_path: string } {
    this.#files.set(path, bytes)
    return { url: `https://${this.host}${path}`, direct_path: path }
  }

  /** Lets this process fetch from here. */
  trustHere(): void {
    tls.setDefaultCACertificates([...tls.getCACertificates('default'), this.certificate])
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((done) => this.#server.close(done))
  }
}
