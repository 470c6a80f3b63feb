package pack

import _ "embed"

// notFound is the page for addresses that lead nowhere.
const notFound = "404.html"

var (
	//go:embed hosts/headers
	headers string
	//go:embed hosts/nginx.conf
	nginx string
	//go:embed hosts/htaccess
	htaccess string
	//go:embed hosts/404.html
	nothing string
)

// hosts are the files that hosts read, or whoever sets one up.
var hosts = map[string]string{"_headers": headers, "nginx.conf": nginx, ".htaccess": htaccess, notFound: nothing}
