/** What is printed for walls, doors and drawers: PDF with its own faces, tagged for screen readers, with a code to check it by. */
export { sheetNames, type SheetName, type Sheets } from './documents.ts'
export { CannotPrint, startPrinter, type Printed, type Printer, type PrinterOptions } from './printer.ts'
