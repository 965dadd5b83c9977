import { NOBODY } from '@recado/contracts/whatsapp-identity'
import { SimulatedNetwork } from '../../bot/src/simulator/simulated-network.ts'
import { type BenchNetwork, CUSTOMERS, customerOf, shopOf } from './bench-network.ts'

/** The simulator's WhatsApp, in which whoever shows a code is scanned at once. */
export async function openSimulatedNetwork(count: number): Promise<BenchNetwork> {
  const numbers = Array.from({ length: count }, (_, number) => number)
  const network = new SimulatedNetwork({ scans: numbers.map((number) => shopOf(number).phone) })
  const url = await network.listen()
  const phones = numbers.map((number) => {
    const phone = network.addPhone(shopOf(number))
    for (let customer = 0; customer < CUSTOMERS; customer++) phone.meet(customerOf(number, customer))
    return phone
  })
  /** Of each number; its phone's log holds both directions. */
  const said: number[] = []
  return {
    driver: 'simulator',
    environment: (number) => ({ SIMULATOR_URL: `${url}/device/${shopOf(number).phone}` }),
    scan: () => undefined,
    async say(number, customer, text) {
      said[number] = (said[number] ?? 0) + 1
      phones[number]?.say(customerOf(number, customer), { kind: 'text', text })
    },
    recipient: (number, customer) => ({ ...NOBODY, phone: customerOf(number, customer).phone }),
    shown: (number) => (phones[number]?.log.length ?? 0) - (said[number] ?? 0),
    close: () => network.close(),
  }
}
