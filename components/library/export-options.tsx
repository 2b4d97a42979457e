import type { VNode } from 'preact';
import { useId } from 'preact/hooks';
import type { ExportModel } from './export-model.ts';
import { exportWords } from './export-words.ts';

/** What can be set for the format that is chosen. */
export function FormatOptions({ model }: { model: ExportModel }): VNode | null {
  const say = exportWords.value;
  const { format, accents, byteOrderMark, folder } = model.choice.value;
  const id = useId();
  if (format === 'bibtex') {
    return (
      <fieldset>
        <legend>{say.accents}</legend>
        {(['latex', 'unicode'] as const).map((each) => (
          <label key={each} class="choice">
            <input
              type="radio"
              name={`${id}-accents`}
              checked={accents === each}
              onChange={() => model.choose({ accents: each })}
            />
            <span>{each === 'latex' ? say.accentsLatex : say.accentsUnicode}</span>
          </label>
        ))}
      </fieldset>
    );
  }
  if (format === 'csv') {
    return <Choice label={say.excel} checked={byteOrderMark} onChange={(is) => model.choose({ byteOrderMark: is })} />;
  }
  if (format === 'markdown' && model.count.value !== 1) {
    return <Choice label={say.onePerPaper} checked={folder} onChange={(is) => model.choose({ folder: is })} />;
  }
  if (format === 'zotero') {
    return (
      <Choice
        label={say.again}
        checked={model.again.value}
        onChange={(is) => {
          model.again.value = is;
        }}
      />
    );
  }
  return null;
}

export function Choice(props: { label: string; checked: boolean; onChange: (checked: boolean) => void }): VNode {
  return (
    <label class="choice">
      <input
        type="checkbox"
        checked={props.checked}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <span>{props.label}</span>
    </label>
  );
}
