import { issueInvoice } from '../../core/billing/issue-invoice.ts'

export const beginConversation = issueInvoice
