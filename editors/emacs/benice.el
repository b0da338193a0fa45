;;; benice.el --- benice in Emacs, by eglot  -*- lexical-binding: t -*-

;; Load this file, or put it into your init file; `M-x eglot' then starts benice in a buffer of these modes.
;; Emacs 29 brings eglot with it; for Emacs 28 install it from GNU ELPA.

(require 'eglot)

(defvar benice-command '("benice")
  "What starts benice, such as (\"uvx\" \"--from\" \"benice[lsp]\" \"benice\").")

(dolist (mode '(markdown-mode gfm-mode text-mode yaml-mode yaml-ts-mode json-mode json-ts-mode js-json-mode csv-mode))
  (add-to-list 'eglot-server-programs
               (cons mode (lambda (&rest _) (append benice-command '("server"))))))

(provide 'benice)
;;; benice.el ends here
