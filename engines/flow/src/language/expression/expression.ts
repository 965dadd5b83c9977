import type { Value } from '../value.ts'
import type { FunctionName } from './functions.ts'

export type BinarySign = '+' | '-' | '*' | '/' | '%' | '==' | '!=' | '<' | '<=' | '>' | '>=' | '&&' | '||' | '??'

/** An expression as a tree: every node is worked out once, so its work is bounded by its size. */
export type Expression =
  | { kind: 'value'; value: Value }
  | { kind: 'variable'; path: string[] }
  | { kind: 'list'; items: Expression[] }
  | { kind: 'unary'; sign: '-' | '+' | '!'; of: Expression }
  | { kind: 'binary'; sign: BinarySign; left: Expression; right: Expression }
  | { kind: 'if'; test: Expression; yes: Expression; no: Expression }
  | { kind: 'at'; of: Expression; index: Expression }
  | { kind: 'call'; name: FunctionName; arguments: Expression[] }
