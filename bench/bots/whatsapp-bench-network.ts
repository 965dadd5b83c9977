import { NOBODY } from '@recado/contracts/whatsapp-identity'
import { startWhatsApp } from '@recado/testing/whatsapp'
import { type BenchNetwork, CUSTOMERS, customerOf, shopOf } from './bench-network.ts'

/** WhatsApp's own protocol as `testing/whatsapp` speaks it. Its customers' Signal is worked out in this process, by one core. */
export async function openWhatsAppNetwork(count: number): Promise<BenchNetwork> {
  const whatsapp = await startWhatsApp()
  const stations = Array.from({ length: count }, (_, number) => ({
    account: whatsapp.addAccount(shopOf(number)),
    customers: Array.from({ length: CUSTOMERS }, (_, customer) => whatsapp.addPerson(customerOf(number, customer))),
  }))
  const stationOf = (number: number) => {
    const station = stations[number]
    if (station === undefined) throw new Error(`there is no number ${number}`)
    return station
  }
  return {
    driver: 'baileys',
    environment: () => ({ WA_URL: whatsapp.url }),
    scan(number, code) {
      try {
        whatsapp.scan(stationOf(number).account, code)
      } catch {
        // A newer one took its place meanwhile, and is shown next.
      }
    },
    async say(number, customer, text) {
      const { account, customers } = stationOf(number)
      await customers[customer]?.say(account, text)
    },
    recipient: (number, customer) => ({ ...NOBODY, lid: customerOf(number, customer).lid }),
    shown: (number) => stationOf(number).customers.reduce((sum, { shown }) => sum + shown.length, 0),
    close: () => whatsapp.close(),
  }
}
