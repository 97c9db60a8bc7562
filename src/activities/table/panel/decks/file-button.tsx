import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { Button, type ButtonLook } from '../../../../web/kit/button.tsx';

interface FileButtonProps {
  readonly label: string;
  readonly look?: ButtonLook;
  readonly size?: 'sm' | 'md';
  readonly icon?: ComponentChildren;
  readonly accept: string;
  readonly multiple?: boolean;
  readonly disabled?: boolean;
  onFiles(files: readonly File[]): void;
  /** What is pressed instead of a button of the kit. */
  button?(press: () => void): ComponentChildren;
}

/** Opens the browser's choice of files. */
export function FileButton({ label, accept, multiple, onFiles, button, ...rest }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  const press = () => input.current?.click();
  return (
    <>
      <input
        ref={input}
        type="file"
        tabIndex={-1}
        aria-hidden="true"
        data-file={label}
        accept={accept}
        multiple={multiple}
        class="hidden"
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          // The same file chosen again is a change, too.
          event.currentTarget.value = '';
          onFiles(files);
        }}
      />
      {button ? (
        button(press)
      ) : (
        <Button {...rest} onClick={press}>
          {label}
        </Button>
      )}
    </>
  );
}
