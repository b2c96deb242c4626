/**
 * A table on a letter: tagged for screen readers, its head drawn again on each page.
 *
 * Must never: read a head out twice.
 */
import { LINE, type Paper } from './paper.ts';

export function drawTable(paper: Paper, head: readonly string[], rows: readonly (readonly string[])[]): void {
  const { pdf, left, right, width } = paper;
  const column = width / Math.max(head.length, 1);
  const table = paper.branch('Table');
  const line = (cells: readonly string[], isHead: boolean): void => {
    const weight = isHead ? 'semibold' : 'regular';
    const height = Math.max(
      ...cells.map((cell) => paper.font(weight, 9.5).heightOfString(cell, { width: column - 12, lineGap: 2 })),
      12,
    );
    if (paper.room(height + 9) && !isHead) drawRepeatedHead(paper, head, column);
    const y = pdf.y;
    if (isHead) paper.artifact(() => pdf.rect(left, y, width, height + 9).fill('#f1f4f0'));
    const row = paper.branch('TR', table);
    cells.forEach((cell, at) => {
      const draw = (): void =>
        void paper.font(weight, 9.5).text(cell, left + at * column + 6, y + 5, { width: column - 12, lineGap: 2 });
      paper.tagged(isHead ? 'TH' : 'TD', draw, isHead ? { scope: 'Column', parent: row } : { parent: row });
    });
    paper.artifact(() =>
      pdf
        .moveTo(left, y + height + 9)
        .lineTo(right, y + height + 9)
        .lineWidth(0.6)
        .stroke(LINE),
    );
    pdf.y = y + height + 9;
  };
  line(head, true);
  for (const row of rows)
    line(
      head.map((_, at) => row[at] ?? ''),
      false,
    );
  pdf.y += 14;
}

/** The head again on a new page: seen, but not read out twice. */
function drawRepeatedHead(paper: Paper, head: readonly string[], column: number): void {
  const { pdf, left, width } = paper;
  const y = pdf.y;
  paper.artifact(() => {
    pdf.rect(left, y, width, 21).fill('#f1f4f0');
    head.forEach((cell, at) =>
      paper
        .font('semibold', 9.5)
        .text(cell, left + at * column + 6, y + 5, { width: column - 12, height: 12, ellipsis: true }),
    );
  });
  pdf.y = y + 21;
}
