"""Makes the modules beside this file importable from every test; fixtures stand with the tests that use them."""
