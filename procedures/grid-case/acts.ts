/** Acts of the grid case, in the order a matter lives through them. What each act asks for is named in conditions/. */
import { closing } from './acts/closing.ts'
import { dispatching } from './acts/dispatching.ts'
import { handling } from './acts/handling.ts'
import { intake } from './acts/intake.ts'
import { oversight } from './acts/oversight.ts'

export const acts = { ...intake, ...dispatching, ...handling, ...closing, ...oversight }
