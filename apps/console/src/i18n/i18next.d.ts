import 'i18next'
import type apiKeys from '../locales/pt-BR/api-keys.json'
import type audit from '../locales/pt-BR/audit.json'
import type auth from '../locales/pt-BR/auth.json'
import type brand from '../locales/pt-BR/brand.json'
import type calendars from '../locales/pt-BR/calendars.json'
import type cannedResponses from '../locales/pt-BR/canned-responses.json'
import type carFigures from '../locales/pt-BR/car-figures.json'
import type common from '../locales/pt-BR/common.json'
import type connections from '../locales/pt-BR/connections.json'
import type consultor from '../locales/pt-BR/consultor.json'
import type contacts from '../locales/pt-BR/contacts.json'
import type demo from '../locales/pt-BR/demo.json'
import type firstRun from '../locales/pt-BR/first-run.json'
import type flowBuilder from '../locales/pt-BR/flow-builder.json'
import type flowSettings from '../locales/pt-BR/flow-settings.json'
import type flows from '../locales/pt-BR/flows.json'
import type home from '../locales/pt-BR/home.json'
import type inbox from '../locales/pt-BR/inbox.json'
import type inboxes from '../locales/pt-BR/inboxes.json'
import type labels from '../locales/pt-BR/labels.json'
import type leads from '../locales/pt-BR/leads.json'
import type mailbox from '../locales/pt-BR/mailbox.json'
import type partners from '../locales/pt-BR/partners.json'
import type people from '../locales/pt-BR/people.json'
import type permissions from '../locales/pt-BR/permissions.json'
import type plan from '../locales/pt-BR/plan.json'
import type questionnaire from '../locales/pt-BR/questionnaire.json'
import type reports from '../locales/pt-BR/reports.json'
import type settings from '../locales/pt-BR/settings.json'
import type stock from '../locales/pt-BR/stock.json'
import type stockImport from '../locales/pt-BR/stock-import.json'
import type stockSettings from '../locales/pt-BR/stock-settings.json'
import type stories from '../locales/pt-BR/stories.json'
import type teams from '../locales/pt-BR/teams.json'
import type tenants from '../locales/pt-BR/tenants.json'
import type thread from '../locales/pt-BR/thread.json'
import type webhooks from '../locales/pt-BR/webhooks.json'
import type whatsappCosts from '../locales/pt-BR/whatsapp-costs.json'

/**
 * Texts by namespace. A screen's own are declared beside it, in a `texts.d.ts` that adds to this interface
 * (CONTRIBUTING.md). A key that is not in the files is a type error; locales.test.ts keeps the other languages equal to pt-BR.
 */
declare module 'i18next' {
  interface Texts {
    'api-keys': typeof apiKeys
    audit: typeof audit
    auth: typeof auth
    brand: typeof brand
    calendars: typeof calendars
    'canned-responses': typeof cannedResponses
    'car-figures': typeof carFigures
    common: typeof common
    connections: typeof connections
    consultor: typeof consultor
    contacts: typeof contacts
    demo: typeof demo
    'first-run': typeof firstRun
    'flow-builder': typeof flowBuilder
    'flow-settings': typeof flowSettings
    flows: typeof flows
    home: typeof home
    inbox: typeof inbox
    inboxes: typeof inboxes
    labels: typeof labels
    leads: typeof leads
    mailbox: typeof mailbox
    partners: typeof partners
    people: typeof people
    permissions: typeof permissions
    plan: typeof plan
    questionnaire: typeof questionnaire
    reports: typeof reports
    settings: typeof settings
    stock: typeof stock
    'stock-import': typeof stockImport
    'stock-settings': typeof stockSettings
    stories: typeof stories
    teams: typeof teams
    tenants: typeof tenants
    thread: typeof thread
    webhooks: typeof webhooks
    'whatsapp-costs': typeof whatsappCosts
  }
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: Texts
  }
}
