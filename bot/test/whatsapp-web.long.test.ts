import { testDriver } from './driver-contract.ts'
import { openWebPeer } from './open-web-peer.ts'

testDriver('whatsapp-web', ['cutLine', 'logOut', 'ban', 'replace'], async () => (await openWebPeer()).peer)
