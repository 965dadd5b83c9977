export const root = process.env.RECADO_DATA_DIR
