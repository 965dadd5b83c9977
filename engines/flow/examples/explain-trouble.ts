export const USAGE = `npm run try:flow                          conversa com o fluxo de exemplo; Ctrl+D termina
npm run try:flow -- --flow ARQUIVO         conversa com outro fluxo (JSON)
npm run try:flow -- --list-templates       lista os fluxos prontos
npm run try:flow -- --template NOME        conversa com um fluxo pronto
npm run try:flow -- --import ARQUIVO       importa um bot do Typebot, mostra o relatório e conversa com ele
npm run try:flow -- --answers ARQUIVO      lê linhas {"ask","text","now"} e mostra o que o bloco entendeu de cada uma
                    --script "oi|1|Ana"    com --flow, --template ou --import: joga a conversa sem digitar

Na conversa: "+" separa mensagens enviadas juntas; [audio] e [foto] enviam mídia; [humano], [retomar] e [esperar 2h]
são acontecimentos.`

/** What went wrong, as a sentence for whoever typed the command. */
export function explainTrouble(error: unknown): string {
  const { code, path, message } = error as NodeJS.ErrnoException
  if (code === 'ENOENT') return `O arquivo ${path} não existe.`
  if (code === 'EISDIR') return 'Isso é uma pasta; preciso de um arquivo.'
  if (code === 'EACCES') return `Sem permissão para ler o arquivo ${path}.`
  if (code?.startsWith('ERR_PARSE_ARGS')) return `Não entendi o comando: ${message}\n\n${USAGE}`
  return `Não consegui: ${message}`
}
