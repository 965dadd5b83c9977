/** Bodies as somebody would send them, by the endpoint's name. A test reads each with the endpoint's own schema. */
export const EXAMPLES: Readonly<Record<string, object>> = {
  login: { email: 'gerente@empresa.exemplo.com.br', password: 'uma senha comprida' },
  'start-conversation': {
    inbox_id: 'inb_01k9b3s2m4f7t8v9w0x1y2z3a4',
    contact_id: 'ctc_01k9b3s2m4f7t8v9w0x1y2z3a4',
    message: { client_id: 'pedido-1043', body: 'Olá, Ana! Seu pedido 1043 saiu para entrega.' },
  },
  'post-message': { client_id: 'pedido-1043-2', body: 'Chegou tudo certo?' },
  'resolve-conversation': {},
  'assign-conversation': { member_id: 'mem_01k9b3s2m4f7t8v9w0x1y2z3a4' },
  'label-conversation': { add: ['lbl_01k9b3s2m4f7t8v9w0x1y2z3a4'] },
  'snooze-conversation': { until: '2027-01-15T09:00:00-03:00' },
  'create-contact': {
    name: 'Ana Souza',
    email: 'ana@exemplo.com.br',
    phone: '(11) 98765-4321',
    attributes: { cidade: 'Campinas' },
  },
  'begin-attachment': {
    conversation_id: 'cnv_01k9b3s2m4f7t8v9w0x1y2z3a4',
    kind: 'document',
    name: 'proposta.pdf',
    content_type: 'application/pdf',
    size_bytes: 48_213,
  },
  'create-webhook': {
    url: 'https://sistema.exemplo.com.br/recado',
    events: ['message.created', 'conversation.resolved'],
  },
  'create-api-key': { name: 'Sistema de pedidos', scopes: ['conversations.read', 'conversations.write'] },
  'create-inbox': { name: 'Site', channel: 'widget' },
  'create-whatsapp-connection': { name: 'Vendas' },
  'create-label': { name: 'Proposta enviada', colour: '#2563eb' },
  'create-canned-response': { shortcut: 'endereco', body: 'Estamos na Rua das Flores, 100.' },
  'start-conversation-flow': { flow_id: 'flow_01k9b3s2m4f7t8v9w0x1y2z3a4' },
  'create-invitation': { email: 'bia@empresa.exemplo.com.br', role: 'agent' },
}
