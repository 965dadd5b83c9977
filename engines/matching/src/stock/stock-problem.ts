/** Why a whole file is refused or waits for an answer; `detail` says where or what. */
export type StockStop =
  | { code: 'empty' | 'html_page' | 'old_excel' | 'bad_json' | 'bad_zip' | 'zip_encrypted' | 'no_sheet' | 'no_cars' }
  | { code: 'too_large' | 'zip_bomb'; limit: number }
  | { code: 'bad_xml' | 'xml_entities' | 'xml_too_deep'; detail: string }
  | { code: 'csv_too_long'; line: number }
  | { code: 'no_header'; seen: string[] }
  /** Prices that are no prices of cars as they stand: the reader asks which unit they are in. */
  | { code: 'price_scale'; median: number; suggests: 'reais' | 'centavos' | undefined }

/** @throws nothing itself: thrown where reading cannot go on, and turned into a report by the reader. */
export class StockStopped extends Error {
  readonly stop: StockStop
  constructor(stop: StockStop) {
    super(`stock file: ${stop.code}`)
    this.name = 'StockStopped'
    this.stop = stop
  }
}
