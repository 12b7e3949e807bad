import { cellText, xmlText } from './cell-text.ts';

/** What a column holds: `yuan` are integer fen, `day` is YYYY-MM-DD, `moment` ISO 8601. */
export type ValueType = 'text' | 'number' | 'yuan' | 'day' | 'moment';

/** Which of the formats of `styles` a cell has: its place in cellXfs. */
export const styleOf = {
  title: 1,
  note: 2,
  head: 3,
  text: 4,
  number: 5,
  yuan: 6,
  day: 7,
  moment: 8,
} as const;

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const mainNamespace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const contentOf = (part: string) => `application/vnd.openxmlformats-officedocument.spreadsheetml.${part}+xml`;

/** The name of the second sheet. */
export const aboutSheet = '说明';

/** A name that the first sheet may have: at most 31 characters, none of []:*?/\, no ' at its ends, another than the second's. */
export function sheetName(title: string): string {
  const name = cellText(title)
    .replace(/[[\]:*?/\\\n\t]/g, ' ')
    .slice(0, 31)
    .toWellFormed()
    .trim()
    .replace(/^'+|'+$/g, '');
  return name === '' || name === aboutSheet ? '名单' : name;
}

// Excel takes a file without the first two fills, the one border or cellStyleXfs for damaged.
const styles =
  `<styleSheet xmlns="${mainNamespace}">` +
  '<numFmts count="3"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/>' +
  '<numFmt numFmtId="166" formatCode="#,##0.00"/></numFmts>' +
  '<fonts count="4"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="16"/><name val="宋体"/></font>' +
  '<font><sz val="10"/><color rgb="FF595959"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font></fonts>' +
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
  '<fill><patternFill patternType="solid"><fgColor rgb="FFE8EEEC"/><bgColor indexed="64"/></patternFill></fill></fills>' +
  '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>' +
  ['left', 'right', 'top', 'bottom']
    .map((side) => `<${side} style="thin"><color rgb="FFA6A6A6"/></${side}>`)
    .join('') +
  '<diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="9">' +
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  // 49 is @: a text stays a text when somebody edits it.
  '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>' +
  '<xf numFmtId="49" fontId="2" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>' +
  '<xf numFmtId="49" fontId="3" fillId="2" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">' +
  '<alignment vertical="center" wrapText="1"/></xf>' +
  [49, 0, 166, 164, 165]
    .map(
      (format) =>
        `<xf numFmtId="${format}" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1" applyAlignment="1">` +
        '<alignment vertical="top" wrapText="1"/></xf>',
    )
    .join('') +
  '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';

/**
 * The parts of a workbook besides its sheets, which are `xl/worksheets/sheet1.xml` and so on (ECMA-376 part 1, 12.3).
 * @param headLine the row of the first sheet that is printed on each page.
 */
export function partsOf(sheets: readonly string[], headLine: number): [name: string, xml: string][] {
  const numbered = sheets.map((name, at) => ({ name, number: at + 1 }));
  const first = `'${(sheets[0] ?? '').replaceAll("'", "''")}'`;
  const parts: [string, string][] = [
    [
      '[Content_Types].xml',
      `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
        `<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${contentOf('sheet.main')}"/>` +
        `<Override PartName="/xl/styles.xml" ContentType="${contentOf('styles')}"/>` +
        numbered
          .map(
            ({ number }) =>
              `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${contentOf('worksheet')}"/>`,
          )
          .join('') +
        '</Types>',
    ],
    [
      '_rels/.rels',
      `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `<workbook xmlns="${mainNamespace}" xmlns:r="${relations}"><sheets>` +
        numbered
          .map(
            ({ name, number }) => `<sheet name="${xmlText(name)}" sheetId="${number}" r:id="rId${number}"/>`,
          )
          .join('') +
        `</sheets><definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">${xmlText(first)}!$${headLine}:$${headLine}</definedName>` +
        '</definedNames></workbook>',
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${packages}/relationships">` +
        numbered
          .map(
            ({ number }) =>
              `<Relationship Id="rId${number}" Type="${relations}/worksheet" Target="worksheets/sheet${number}.xml"/>`,
          )
          .join('') +
        `<Relationship Id="rId${sheets.length + 1}" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    ],
    ['xl/styles.xml', styles],
  ];
  return parts.map(([name, xml]) => [name, declaration + xml]);
}

/** The head of a sheet's part, up to its rows. */
export function sheetHead(widths: readonly number[], headLine: number | null): string {
  const frozen =
    headLine === null
      ? ''
      : `<pane ySplit="${headLine}" topLeftCell="A${headLine + 1}" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/>`;
  const columns = widths.map(
    (width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  );
  return (
    `${declaration}<worksheet xmlns="${mainNamespace}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>` +
    `<sheetViews><sheetView workbookViewId="0"${headLine === null ? '' : ' tabSelected="1"'}>${frozen}</sheetView></sheetViews>` +
    `<sheetFormatPr defaultRowHeight="15"/><cols>${columns.join('')}</cols><sheetData>`
  );
}

/**
 * The end of a sheet's part.
 * @param filtered the range with the list's head and rows, `A4:F20`.
 * @param marked stands at the foot of each printed page, beside its number.
 */
export function sheetFoot(filtered: string | null, marked: string): string {
  const foot = `&L${marked.replaceAll('&', '&&').slice(0, 180)}&R第 &P 页，共 &N 页`;
  return (
    `</sheetData>${filtered === null ? '' : `<autoFilter ref="${filtered}"/>`}` +
    '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.7" header="0.3" footer="0.3"/>' +
    '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>' +
    `<headerFooter><oddFooter>${xmlText(foot)}</oddFooter></headerFooter></worksheet>`
  );
}
