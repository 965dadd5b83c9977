export const token = process.env.BOT_TOKEN
