/** The thread in which pages are set: compiling is synchronous and would hold up every request. One sheet at a time. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parentPort } from 'node:worker_threads'
import { NodeCompiler, type NodeError, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler'
import { withCodes } from './check-codes.ts'
import type { SheetName } from './documents.ts'

export type PrintTask = { readonly id: number; readonly sheet: SheetName; readonly data: unknown }
export type PrintReport =
  | { readonly id: number; readonly pdf: Uint8Array; readonly pages: number; readonly undisplayable: readonly string[] }
  | { readonly id: number; readonly failure: string }

const templates = fileURLToPath(new URL('./templates', import.meta.url))
const faces = ['noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf', 'noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf', 'noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf', 'noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf']

const compiler = NodeCompiler.create({ workspace: templates, fontArgs: [{ fontBlobs: faces.map(readFace) }] })

parentPort?.on('message', (task: PrintTask) => {
  const report = made(task)
  parentPort?.postMessage(report)
})

function made({ id, sheet, data }: PrintTask): PrintReport {
  try {
    const compiled = compiler.compile({ mainFilePath: join(templates, `${sheet}.typ`), inputs: { data: JSON.stringify(withCodes(data)) } })
    const wrong = compiled.takeError() ?? compiled.takeWarnings()
    // A face that is not there is only a warning, and the page comes out in another one.
    if (wrong !== null) return { id, failure: sentencesOf(wrong) }
    return compiled.result === null ? { id, failure: 'no document' } : { id, ...written(compiled.result) }
  } catch (error) {
    return { id, failure: error instanceof Error ? error.message : String(error) }
  } finally {
    compiler.evictCache(10)
  }
}

/**
 * As PDF/UA-1, which a screen reader can follow and which refuses signs no face has. A name with such a sign is printed all the same, with
 * an empty box in its place, and the signs are named, so that somebody writes them in by hand.
 */
function written(document: NodeTypstDocument): { pdf: Uint8Array; pages: number; undisplayable: readonly string[] } {
  const pages = document.numOfPages
  try {
    return { pdf: compiler.pdf(document, { pdfStandard: 'ua-1' }), pages, undisplayable: [] }
  } catch (error) {
    // Where npm has only an older compiler for the machine (macOS, Windows, ARM), it does not know the standard: plain PDF, nothing judged.
    if (String(error).includes('unknown variant `ua-1`')) return { pdf: compiler.pdf(document), pages, undisplayable: [] }
    const undisplayable = [...String(error).matchAll(/the text `\\?"(.+?)\\?"` could not be displayed/g)].map(([, sign]) => sign ?? '')
    if (undisplayable.length === 0) throw error
    return { pdf: compiler.pdf(document), pages, undisplayable: [...new Set(undisplayable)] }
  }
}

/** The error's own message is empty. */
function sentencesOf(wrong: NodeError): string {
  return compiler.fetchDiagnostics(wrong).map((one) => (one as { message: string }).message).join('; ')
}

function readFace(path: string): Buffer {
  const [family = '', ...rest] = path.split('/')
  const folder = dirname(createRequire(import.meta.url).resolve(`@expo-google-fonts/${family}/package.json`))
  return readFileSync(join(folder, ...rest))
}
