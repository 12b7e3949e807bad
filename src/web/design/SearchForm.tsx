import { type FormEvent, useState } from 'react';
import { Button } from './Button.tsx';
import { TextField } from './Field.tsx';
import './search-form.css';

/** Words to look for, sent by the button or by Enter. */
export function SearchForm({
  id,
  words,
  label,
  hint,
  find,
  onSearch,
}: {
  id: string;
  /** What was looked for last. */
  words: string;
  label: string;
  hint: string;
  /** On the button. */
  find: string;
  onSearch: (words: string) => void;
}) {
  const [typed, setTyped] = useState(words);
  const search = (event: FormEvent) => {
    event.preventDefault();
    onSearch(typed.trim());
  };
  return (
    <search>
      <form className="search-form" onSubmit={search}>
        <TextField id={id} kind="search" label={label} hint={hint} value={typed} onChange={setTyped} />
        <Button kind="filled" main icon="search" type="submit">
          {find}
        </Button>
      </form>
    </search>
  );
}
