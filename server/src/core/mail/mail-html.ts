import type { MailParts } from './render-mail.ts'

/** Tables and inline styles: what mail programs of all ages show alike. No image, no script, nothing from elsewhere. */
export function mailHtml(parts: MailParts): string {
  const { brand, action } = parts
  const colour = requireColour(brand.colour)
  const onColour = requireColour(brand.onColour)
  const button =
    action === undefined
      ? ''
      : `<p style="margin:24px 0"><a href="${escapeHtml(action.url)}" style="display:inline-block;background:${colour};color:${onColour};text-decoration:none;font-weight:600;padding:12px 20px;border-radius:8px">${escapeHtml(action.label)}</a></p>
${paragraph(parts.actionHint, 'font-size:13px;color:#52525b;margin:0')}
<p style="font-size:13px;margin:4px 0 16px;word-break:break-all"><a href="${escapeHtml(action.url)}" style="color:#1d4ed8">${escapeHtml(action.url)}</a></p>`
  return `<!doctype html>
<html lang="${escapeHtml(parts.locale)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light">
<title>${escapeHtml(parts.subject)}</title>
</head>
<body style="margin:0;padding:24px 12px;background:#f4f4f5;font-family:system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif;font-size:16px;line-height:1.5;color:#18181b">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px;background:#ffffff;border-radius:12px;overflow:hidden">
<tr><td style="background:${colour};color:${onColour};padding:16px 24px;font-size:18px;font-weight:600">${escapeHtml(brand.name)}</td></tr>
<tr><td style="padding:24px">
${[parts.greeting, ...parts.intro].map((text) => paragraph(text)).join('\n')}
${button}
${parts.outro.map((text) => paragraph(text)).join('\n')}
</td></tr>
</table>
${paragraph(parts.footer, 'font-size:12px;color:#52525b;margin:16px 0 0')}
</td></tr></table>
</body>
</html>
`
}

function paragraph(text: string, style = 'margin:0 0 16px'): string {
  return `<p style="${style}">${escapeHtml(text).replaceAll('\n', '<br>')}</p>`
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character)
}

/** Colours stand in style attributes, where escaping does not help: what is no colour is not written. */
function requireColour(colour: string): string {
  if (/^#[0-9a-f]{6}$/i.test(colour)) return colour
  throw new RangeError('a brand colour is not #rrggbb')
}
