import { createInbox } from '../../src/chat/inboxes/index.ts'
import { grantEntitlement } from '../../src/core/billing/index.ts'
import type { TestHouse } from '../support/test-house.ts'
import { buildDealer, type Dealer } from './build-dealer.ts'

type Answer = Awaited<ReturnType<TestHouse['app']['inject']>>

export interface TestShop extends Dealer {
  /** Anybody on the company's host. */
  visit(method: 'GET' | 'POST', url: string, payload?: object): Promise<Answer>
  host: string
}

/** A dealer with an inbox, on its own host, whose plan has so many recommendations a month. */
export async function buildShop(house: TestHouse, { recommendations = 1_000 } = {}): Promise<TestShop> {
  const bare = await buildDealer(house, { cars: 100 })
  const { control, plans, tenants } = house.services
  const grant = { tenant_id: bare.tenant.id, entitlement: 'recommendations_monthly', value: recommendations }
  await control.acrossTenants((scope) =>
    grantEntitlement(
      scope,
      plans,
      { actor: { kind: 'system', name: 'factory' } },
      { ...grant, reason: 'test', granted_by: 'factory', expires_at: null },
    ),
  )
  tenants.forget(bare.tenant.id)
  const tenant = (await tenants.find({ id: bare.tenant.id })) ?? bare.tenant
  const source = { ...bare.source, tenant }
  await house.services.withTenant(source, (scope) => createInbox(scope, { name: 'Site', channel: 'widget' }))
  const host = `${tenant.slug}.localhost:3000`
  return {
    ...bare,
    ...{ tenant, source, host },
    inside: (run) => house.services.withTenant(source, run),
    visit: (method, url, payload) =>
      house.app.inject({ method, url: `/api/v1/matcher${url}`, headers: { host }, ...(payload ? { payload } : {}) }),
  }
}

export const SHOP_STOCK = [
  'codigo;placa;marca;modelo;ano;km;preco;carroceria;portamalas;cambio;combustivel',
  '1;ABC1D23;Fiat;Mobi;2021;40.000;49.900;hatch;200;manual;flex',
  '2;ABC1D24;Fiat;Cronos;2022;30.000;79.900;sedan;525;manual;flex',
  '3;ABC1D25;Jeep;Compass;2020;60.000;119.900;suv;410;automatico;flex',
  '4;ABC1D26;Chevrolet;Onix;2019;70.000;59.900;hatch;289;automatico;flex',
  '5;ABC1D27;Hyundai;HB20;2023;12.000;84.900;hatch;300;automatico;flex',
  '6;ABC1D28;Nissan;Kicks;2021;35.000;88.900;suv;432;automatico;flex',
].join('\n')

/** What a browser calls itself, and an act. */
export const buyerKey = (name: string): string => `comprador-${name}`.padEnd(30, '0')
let acts = 0
export const act = (buyer = 'ana') => ({
  buyer_key: buyerKey(buyer),
  client_id: `ato-${String(++acts).padStart(8, '0')}`,
})
